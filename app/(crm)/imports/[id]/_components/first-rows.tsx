import { useFormatter, useTranslations } from 'next-intl'
import type { Preview } from '#lib/platform/import/preview'

const tones = { create: 'text-accent-text', update: 'text-watch-text', skip: 'text-ink-faint' } as const

/** The first rows of the file as they would be stored. */
export function FirstRows({ preview }: { preview: Preview }) {
  const t = useTranslations('imports.preview')
  const format = useFormatter()
  const title = t('rows', { count: format.number(preview.rows.length) })
  return (
    <section aria-labelledby="first-rows" className="flex flex-col gap-2">
      <h2 id="first-rows" className="text-lg font-semibold">
        {title}
      </h2>
      {preview.masked && <p className="text-sm text-ink-faint">{t('hidden')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={title} tabIndex={0} className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table className="w-full border-separate border-spacing-0 text-left">
          <thead>
            <tr className="text-sm text-ink-faint">
              <Head label={t('row')} isNumber />
              <Head label={t('action')} />
              {preview.columns.map(({ name, label, isNumber }) => (
                <Head key={name} label={label} isNumber={isNumber} />
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ row, action, values }) => (
              <tr key={row}>
                <td className="border-b border-line px-3 py-2 text-right whitespace-nowrap text-ink-faint">{row}</td>
                <td className={`border-b border-line px-3 py-2 whitespace-nowrap ${tones[action]}`}>{t(action)}</td>
                {preview.columns.map(({ name, isNumber }, index) => (
                  <td
                    key={name}
                    className={`max-w-64 truncate border-b border-line px-3 py-2 whitespace-nowrap ${isNumber ? 'text-right' : ''}`}
                  >
                    {values[index] ?? <span className="text-ink-faint">—</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Head({ label, isNumber = false }: { label: string; isNumber?: boolean }) {
  return (
    <th scope="col" className={`border-b border-line px-3 py-2 font-normal whitespace-nowrap ${isNumber ? 'text-right' : ''}`}>
      {label}
    </th>
  )
}
