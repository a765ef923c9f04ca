import { describe, expect, it } from 'vitest'
import { Watch } from '#tests/bench/visitor'

describe('a page that comes in piece by piece', () => {
  it('has a text at the piece that brings its end, though it began in an earlier one', () => {
    const watch = new Watch(['</main>', '<p>.</p>'])
    watch.take('<html><main><p>', 3)
    watch.take('.</p></ma', 5)
    watch.take('in></html>', 9)
    expect(watch.finish(12)).toEqual({ html: '<html><main><p>.</p></main></html>', at: [9, 5], end: 12 })
  })

  it('keeps the first time of a text that comes again', () => {
    const watch = new Watch(['x'])
    watch.take('x', 1)
    watch.take('x', 2)
    expect(watch.finish(3).at).toEqual([1])
  })

  it('is none when a text is missing', () => {
    const watch = new Watch(['</main>'])
    watch.take('<main></mai', 1)
    expect(() => watch.finish(2)).toThrow('"</main>" is not on the page')
  })

  it('is none when a part of it failed behind the status 200', () => {
    const watch = new Watch(['</main>'])
    watch.take('<main></main><template data-dgst="123"></template>', 1)
    expect(() => watch.finish(2)).toThrow('a part of the page failed')
  })

  it('is none when a part failed after its place was sent', () => {
    const watch = new Watch(['</main>'])
    watch.take('<main></main><script>$RX("B:5","123")</script>', 1)
    expect(() => watch.finish(2)).toThrow('a part of the page failed')
  })

  it('is whole where a part is left to the browser, as charts are', () => {
    const watch = new Watch(['</main>'])
    watch.take(
      '<main></main><template data-dgst=""></template><template data-dgst="BAILOUT_TO_CLIENT_SIDE_RENDERING"></template>',
      1,
    )
    watch.take('<script>$RX("B:5","")</script>', 2)
    expect(watch.finish(3).at).toEqual([1])
  })
})
