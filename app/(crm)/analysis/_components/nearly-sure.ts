/** What is written of a probability that is not quite 1: above this. */
export const NEARLY_SURE = 0.999
/** From here on a probability would be written as 100.0 %. */
const WRITTEN_AS_ONE = 0.9995

/** Answers whether a probability would be written as certain though it is not: a model is never sure, and only what is 1 by construction is. */
export const isNearlySure = (probability: number): boolean => probability >= WRITTEN_AS_ONE && probability < 1
