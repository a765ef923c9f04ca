/** Departments of the branch that keep house for it: customers without waybills. */
export const internalNames: readonly string[] = [
  ...['行政部', '财务部', '人力资源部', '市场部', '客服中心', '安全质控部', '信息技术部', '运营管理部'],
  ...['工会', '培训中心', '车队', '物料仓库', '宁波分拨中心', '直营网点管理部', '加盟网点管理部'],
].map((department) => `禾驿宁波${department}`)
