// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { rememberLanguage, rememberedLanguage } from './texts'
import { texts } from './texts/spoken'

configure({ asyncUtilTimeout: 40_000 })
afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
  vi.doUnmock('./texts/en')
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const open = async (path: string, who: Response) => {
  vi.stubGlobal('fetch', async (asked: string) =>
    asked === '/me' ? who : Response.json({ title: 'Unauthorized' }, { status: 401 }))
  window.history.replaceState({}, '', path)
  const { App } = await import('./App')
  await act(async () => { render(<App />) })
}

test('a driver is spoken to in the language that was chosen before', async () => {
  rememberLanguage('en')
  await open('/my', Response.error())
  await screen.findByText(texts.en.my.stranger)
  expect(document.documentElement.lang).toBe('en')
})

test('staff change the language, and the page goes on in the other one', async () => {
  const { account } = texts['zh-CN']
  await open('/', Response.json({ name: '小李', username: 'li', operatorId: 'zpd', roles: ['viewer'] }))
  fireEvent.click(await screen.findByText(account.language))
  await screen.findByText(texts.en.account.signOut)
  expect(screen.queryByText(account.signOut)).toBeNull()
  await waitFor(() => expect(rememberedLanguage()).toBe('en'))
})

const away = async () => { throw new TypeError('away') }

test('a language that does not come is told, and the page goes on in the one it has', async () => {
  const { account, errors } = texts['zh-CN']
  vi.doMock('./texts/en', away)
  await open('/', Response.json({ name: '小李', username: 'li', operatorId: 'zpd', roles: ['viewer'] }))
  fireEvent.click(await screen.findByText(account.language))
  await screen.findByText(errors.network)
  expect(screen.getByText(account.signOut)).toBeTruthy()
  expect(rememberedLanguage()).toBe('zh-CN')
})

test('a language that a release took away comes with the page that is loaded anew', async () => {
  vi.doMock('./texts/en', away)
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
  await open('/', Response.json({ name: '小李', username: 'li', operatorId: 'zpd', roles: ['viewer'] }))
  const ask = fetch
  vi.stubGlobal('fetch', async (asked: string) => (asked === '/' ? new Response() : ask(asked)))
  fireEvent.click(await screen.findByText(texts['zh-CN'].account.language))
  await waitFor(() => expect(reload).toHaveBeenCalled())
  expect(rememberedLanguage()).toBe('en')
})
