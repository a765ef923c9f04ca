/** Under the tabs of analysis, from which it is reached. */
export { default } from '../analysis/layout.tsx'
