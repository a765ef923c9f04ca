/** An action, and what it is called in the reader's language. */
export interface ActionName {
  action: string
  name: string
}

/** Lists every action that has a name in a catalogue, resource by resource. */
export function actionNamesOf(messages: unknown): ActionName[] {
  const actions = childOf(childOf(messages, 'audit'), 'actions')
  return Object.keys(actions).flatMap((resource) =>
    Object.entries(childOf(actions, resource)).map(([verb, name]) => ({ action: `${resource}.${verb}`, name: String(name) })),
  )
}

/** Answers the actions whose name holds a text, or that are called so in the audit itself; case does not count. */
export function actionsNamed(names: readonly ActionName[], text: string): string[] {
  const wanted = text.toLowerCase()
  return names.filter(({ action, name }) => name.toLowerCase().includes(wanted) || action === wanted).map(({ action }) => action)
}

function childOf(node: unknown, name: string): object {
  const child: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, name) : null
  return typeof child === 'object' && child !== null ? child : {}
}
