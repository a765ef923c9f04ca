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
export const listFormat = keepEach((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options))
export const dateFormat = keepEach((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))
