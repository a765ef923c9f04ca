/** Formatters of `Intl`, each made once: to make one takes as long as to write a hundred numbers with it. */
function keepEach<Options, Made>(make: (locale: string, options: Options) => Made): (locale: string, options: Options) => Made {
  const kept = new Map<string, Made>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    let made = kept.get(key)
    if (made === undefined) {
      made = make(locale, options)
      kept.set(key, made)
    }
    return made
  }
}

export const numberFormat = keepEach((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
export const dateFormat = keepEach((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))

/** Writes what hold together one beside the other, in the order given: 甲、乙 or a, b. Not by `Intl.ListFormat`, which leaves nothing between them in Chinese, or an *and* before the last. */
export function listText(locale: string, parts: readonly string[]): string {
  return parts.join(locale.startsWith('zh') ? '、' : ', ')
}
