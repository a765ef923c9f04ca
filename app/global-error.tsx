'use client'

import { Failure } from '#components/shell/failure'
import './globals.css'

/** Where not even the frame could be made, such as while the database is away. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>Yike</title>
        <main className="flex min-h-dvh flex-col">
          <Failure digest={error.digest} retry={() => location.reload()} />
        </main>
      </body>
    </html>
  )
}
