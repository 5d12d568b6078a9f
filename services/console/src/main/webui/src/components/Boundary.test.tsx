import { expect, test } from 'vitest'
import { ProblemError } from '../api/http'
import { en } from '../texts/en'
import { TextsContext, wordless } from '../texts'
import { renderToString } from '../texts/spoken'
import { Boundary } from './Boundary'

class Broken extends Boundary {
  override state = Boundary.getDerivedStateFromError(new Error('broken'))
}

test('what is whole is shown; what broke says so in the reader\'s language', () => {
  expect(renderToString(<Boundary><b>whole</b></Boundary>)).toBe('<b>whole</b>')
  const shown = renderToString(<TextsContext value={en}><Broken><b>whole</b></Broken></TextsContext>)
  expect(shown).toContain(en.errors.page)
  expect(shown).not.toContain('whole')
})

test('code that did not come because the network is away says just that', () => {
  class Offline extends Boundary {
    override state = Boundary.getDerivedStateFromError(new ProblemError({ title: '', status: 0 }))
  }
  expect(renderToString(<TextsContext value={en}><Offline>whole</Offline></TextsContext>)).toContain(en.errors.network)
})

test('where no language came either, both are spoken', () => {
  const shown = renderToString(<TextsContext value={undefined}><Broken>whole</Broken></TextsContext>)
  expect(shown).toContain(wordless.failed)
  expect(shown).toContain(wordless.reload)
})
