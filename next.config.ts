import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./lib/platform/i18n/request.ts')

// page.bench.tsx and route.bench.ts are pages and routes in the build of the benchmark only.
const benchExtensions = process.env.YIKE_BENCH === '1' ? ['bench.tsx', 'bench.ts'] : []

const config: NextConfig = {
  pageExtensions: ['tsx', 'ts', ...benchExtensions],
  distDir: process.env.YIKE_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: { authInterrupts: true }, // forbidden.tsx, answered as 403
  turbopack: { root: import.meta.dirname },
  typescript: { ignoreBuildErrors: true }, // npm test checks types; a build on a user's machine need not do it again
}

export default withMessages(config)
