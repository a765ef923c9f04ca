import type { RoleKey } from '#lib/platform/org/roles'

/** Somebody who works at the branch. */
export interface StaffMember {
  readonly name: string
  readonly role: RoleKey
  /** Where they work, and where the role is held; several for one who leads two outlets. */
  readonly outlets: readonly string[]
  readonly manager: string | null
  readonly grade?: string
  /** For salespeople: what they look after. */
  readonly desk?: Desk
  /** The one of a role with whom a visitor signs in. */
  readonly signsIn?: true
}

/** 大客户组, 电商组, 商务组. */
export type Desk = 'key' | 'commerce' | 'business'

const branch = '宁波分公司'
const executive = '王海波'
const salesManager = '沈立峰'
const serviceManager = '郑晓燕'

const atBranch = (name: string, role: RoleKey, manager: string | null): StaffMember => ({
  name,
  role,
  outlets: [branch],
  manager,
})
const rep = (desk: Desk, name: string): StaffMember => ({ ...atBranch(name, 'sales', salesManager), desk })
const leader = (name: string): StaffMember => ({ ...atBranch(name, 'service', serviceManager), grade: 'lead' })
const deskRep = (lead: string, name: string): StaffMember => atBranch(name, 'service', lead)
const head = (name: string, ...outlets: string[]): StaffMember => ({ ...{ name, role: 'outlet', outlets, manager: executive } })
/** A franchised outlet is another firm: nobody of the branch is its head's superior. */
const owner = (name: string, outlet: string): StaffMember => ({ ...head(name, outlet), manager: null })
const signsIn = { signsIn: true } as const

/** The 46 of the branch, superiors before those they lead. */
export const staff: readonly StaffMember[] = [
  { ...atBranch(executive, 'executive', null), ...signsIn },
  { ...atBranch(salesManager, 'sales_manager', executive), ...signsIn },
  { ...rep('commerce', '周敏'), ...signsIn },
  ...['叶俊', '裘丽娜', '戴志远', '傅雨婷'].map((name) => rep('commerce', name)),
  ...['陈嘉禾', '俞文涛', '胡晓东', '庄雅琴'].map((name) => rep('key', name)),
  ...['陆文斌', '邬建国', '史佳音'].map((name) => rep('business', name)),
  { ...atBranch(serviceManager, 'service_manager', executive), ...signsIn },
  leader('罗颖'),
  leader('翁丹'),
  { ...deskRep('罗颖', '叶静'), ...signsIn },
  ...['包晓晨', '柴露', '董一鸣', '葛倩', '洪欣'].map((name) => deskRep('罗颖', name)),
  ...['金思琪', '励丹丹', '毛佳', '潘宁', '任可', '孙悦'].map((name) => deskRep('翁丹', name)),
  { ...atBranch('邵明远', 'claims', serviceManager), ...signsIn },
  atBranch('竺海燕', 'claims', serviceManager),
  { ...owner('方国平', '观海卫网点'), ...signsIn },
  head('应建华', '首南营业部', '下应营业部'),
  head('严伟', '望春营业部', '洪塘营业部'),
  head('贺军', '骆驼营业部'),
  head('乐海', '大碶营业部'),
  owner('忻国良', '东吴网点'),
  owner('徐宏', '集士港网点'),
  owner('虞志强', '小港网点'),
  owner('岑建江', '周巷网点'),
  owner('谢国庆', '泗门网点'),
  owner('邬信康', '西店网点'),
  owner('林海生', '石浦网点'),
  { ...atBranch('徐佳怡', 'finance', executive), ...signsIn },
  atBranch('王璐', 'finance', executive),
  { ...atBranch('林思源', 'administrator', null), ...signsIn },
]

/** Answers the id of somebody of the staff: ids follow the list. */
export function userId(name: string): number {
  const index = staff.findIndex((member) => member.name === name)
  if (index === -1) throw new Error(`nobody of the demo is called ${name}`)
  return index + 1
}
