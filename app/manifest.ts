import type { MetadataRoute } from 'next'

/** What a phone needs to keep the product among its programs. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: '驿客 Yike',
    short_name: '驿客',
    start_url: '/',
    display: 'standalone',
    background_color: '#f6f5f1',
    theme_color: '#12302a',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
}
