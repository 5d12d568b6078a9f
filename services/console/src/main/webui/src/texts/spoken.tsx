/** For tests: both languages at hand, and what is shown without saying otherwise is shown in Chinese. */
import * as dom from '@testing-library/react'
import { type ReactElement, type ReactNode, createContext, use } from 'react'
import * as server from 'react-dom/server'
import { type InitialEntry, RouterProvider, createMemoryRouter } from 'react-router-dom'
import { type Language, TextsContext } from '.'
import { en } from './en'
import { type Texts, zhCN } from './zh-CN'

export const texts: Record<Language, Texts> = { 'zh-CN': zhCN, en }

const Chinese = ({ children }: { children?: ReactNode }) => <TextsContext value={zhCN}>{children}</TextsContext>

export const renderToString = (shown: ReactNode) => server.renderToString(<Chinese>{shown}</Chinese>)

export const render = (shown: ReactElement) => dom.render(shown, { wrapper: Chinese })

const ShownContext = createContext<ReactNode>(undefined)
const Shown = () => use(ShownContext)

/** As in the back office, whose router can hold the browser's Back: `router.navigate(-1)`. */
export function routed(shown: ReactElement, initialEntries: InitialEntry[] = ['/']) {
  const router = createMemoryRouter([{ path: '*', Component: Shown }], { initialEntries })
  const wrapper = ({ children }: { children?: ReactNode }) => (
    <Chinese><ShownContext value={children}><RouterProvider router={router} /></ShownContext></Chinese>
  )
  return { ...dom.render(shown, { wrapper }), router }
}
