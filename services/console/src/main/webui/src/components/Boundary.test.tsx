import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '../texts/en'
import { TextsContext } from '../texts'
import { Boundary } from './Boundary'

class Broken extends Boundary {
  override state = Boundary.getDerivedStateFromError()
}

test('what is whole is shown; what broke says so in the reader\'s language', () => {
  expect(renderToString(<Boundary><b>whole</b></Boundary>)).toBe('<b>whole</b>')
  const shown = renderToString(<TextsContext value={en}><Broken><b>whole</b></Broken></TextsContext>)
  expect(shown).toContain(en.errors.page)
  expect(shown).not.toContain('whole')
})
