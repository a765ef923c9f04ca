/** The languages by their own names; a reader must find the own one in any of them. */
export const languages = [
  { locale: 'zh-CN', name: '简体中文' },
  { locale: 'zh-TW', name: '繁體中文' },
  { locale: 'en', name: 'English' },
] as const
