/** The headers with which a browser saves an answer under a name, whatever letters are in it, and takes it for nothing else than what it says it is. */
export function fileHeaders(name: string): Record<string, string> {
  const plain = name.replace(/[^\w. -]/g, '_')
  return {
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  }
}
