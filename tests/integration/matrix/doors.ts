/** Files that answer requests themselves, and who may come in, written by hand. Pages, actions and files have tables of their own. */
export const routes: Readonly<Record<string, string>> = {
  'app/api/auth/[...nextauth]/route.ts': 'public',
  'app/api/health/live/route.ts': 'public',
  'app/api/health/ready/route.ts': 'public',
  // Files of the screens, by session: who may do what stands in the lines of files.
  'app/api/files/[...path]/route.ts': 'the table of files',
  // The API: who may do what stands in the lines of the matrix.
  'app/api/v1/[...path]/route.ts': 'the table of operations',
}
