'use client'

import { useSyncExternalStore } from 'react'
import { Message } from './message.tsx'

/** The catalogues are on the server, and it may be the server that failed: these few sentences go along with the page. */
const texts = {
  'zh-CN': {
    title: '这一页没能打开',
    text: '不是您的操作问题。请重试；若仍不行，请把下面的编号告诉管理员。',
    retry: '重试',
    number: '编号',
  },
  'zh-TW': {
    title: '此頁無法開啟',
    text: '這不是您的操作問題。請重試；若仍無法開啟，請將下方編號告知管理員。',
    retry: '重試',
    number: '編號',
  },
  en: {
    title: 'This page could not be opened',
    text: 'It is nothing that you did. Try again; if it stays like this, tell the administrator the number below.',
    retry: 'Try again',
    number: 'Number',
  },
}

/** The language of the page, else the one that the browser asks for. */
function language(): keyof typeof texts {
  // Without a frame nothing has set the language of the page.
  const wanted = document.querySelector('nav') === null ? navigator.language : document.documentElement.lang
  if (/^zh-(TW|HK|MO|Hant)/i.test(wanted)) return 'zh-TW'
  return wanted.startsWith('en') ? 'en' : 'zh-CN'
}

const never = () => () => {}

/** What stands where a page failed: that it is nobody's fault who reads it, a number for the log, and another try. */
export function Failure({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const t = texts[useSyncExternalStore(never, language, () => 'zh-CN' as const)]
  return (
    <Message title={t.title} text={t.text}>
      <button type="button" className="button-primary" onClick={retry}>
        {t.retry}
      </button>
      {digest !== undefined && (
        <p className="w-full text-sm text-ink-faint">
          {t.number} {digest}
        </p>
      )}
    </Message>
  )
}
