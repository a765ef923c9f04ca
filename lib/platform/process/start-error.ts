/**
 * A reason why Yike cannot start or a command cannot run, told as one sentence that says what to do.
 * Commands print the sentence alone, without a stack, and end with exit code 1.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}
