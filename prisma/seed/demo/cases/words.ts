import type { CaseDraft } from './drafts.ts'

// What is written in cases, by what they are about.

interface Words {
  readonly answered: string
  readonly asked: string
  readonly outlet: string
  readonly solved: string
}

const wordsOf: Readonly<Record<string, Words>> = {
  delay: {
    answered: '已致歉，正在催办，今日内回复进展。',
    asked: '请核实延误环节和预计派送时间。',
    outlet: '车辆晚到，已安排优先派送。',
    solved: '已督促派送，快件妥投，用户接受。',
  },
  loss: {
    answered: '已发起查找，三日内回复结果。',
    asked: '请调监控核查最后一次扫描后的去向。',
    outlet: '监控未见装车，按遗失处理。',
    solved: '确认遗失，已说明赔付标准，用户认可。',
  },
  damage: {
    answered: '已请用户保留包装并提供照片。',
    asked: '请提供揽收和装车照片，说明包装情况。',
    outlet: '外包装完好揽收，中转有挤压痕迹。',
    solved: '确认破损，已与用户协商一致。',
  },
  delivery_service: {
    answered: '已向用户致歉，核实派送情况。',
    asked: '请核实派送经过，附签收底单。',
    outlet: '收派员未电联即投放，已上门重新投递。',
    solved: '已重新投递并当面致歉，收派员已培训。',
  },
  pickup_service: {
    answered: '已联系网点，今日上门。',
    asked: '请核实未按约上门的原因。',
    outlet: '当日件量大漏单，已补揽收。',
    solved: '已补揽收，用户无异议。',
  },
  overcharge: {
    answered: '正在核对收费，今日内回复。',
    asked: '请核对收费依据。',
    outlet: '收费有误，已退还差额。',
    solved: '差额已退还用户。',
  },
  cod: {
    answered: '正在核对返款，今日内回复。',
    asked: '请核对代收货款返款情况。',
    outlet: '返款批次延误，今日补发。',
    solved: '货款已返至用户账户。',
  },
}
const otherwise: Words = {
  answered: '已告知快件当前位置和预计送达时间。',
  asked: '请核实并回复处理结果。',
  outlet: '已按要求处理。',
  solved: '已按用户要求处理。',
}

/** What is said in a case, by what it is about. */
export function wordsAbout({ category }: Pick<CaseDraft, 'category'>): Words {
  return wordsOf[category ?? ''] ?? otherwise
}
