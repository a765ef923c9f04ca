/** A role at an outlet, as a line of the form's one text. */
export interface RoleLine {
  role: string
  outletId: string
  outletName: string
}

/** Reads the lines of the form: role, outlet and the outlet's name. */
export function readRoleLines(text: string): RoleLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [role = '', outletId = '', ...name] = line.split(' ')
      return { role, outletId, outletName: name.join(' ') }
    })
}

/** Writes them, each pair of role and outlet once. */
export function writeRoleLines(lines: readonly RoleLine[]): string {
  const known = new Map(lines.map((line) => [`${line.role} ${line.outletId}`, line]))
  return [...known.values()].map(({ role, outletId, outletName }) => `${role} ${outletId} ${outletName}`).join('\n')
}
