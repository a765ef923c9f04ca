import { expect, it } from 'vitest'
import { formValues } from '#lib/platform/http/form-values'

it('a form is read as texts: empty fields are absent, repeated ones a list, files and the framework’s own fields left out', () => {
  const form = new FormData()
  form.append('name', ' 暖巢 ')
  form.append('phone', '')
  form.append('tags', 'a')
  form.append('tags', 'b')
  form.append('tags', 'c')
  form.append('$ACTION_ID_1', 'x')
  form.append('file', new File(['x'], 'x.csv'))
  expect(formValues(form)).toEqual({ name: ' 暖巢 ', tags: ['a', 'b', 'c'] })
})
