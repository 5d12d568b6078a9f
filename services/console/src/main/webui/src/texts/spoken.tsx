/** For tests: both languages at hand, and what is shown without saying otherwise is shown in Chinese. */
import * as dom from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import * as server from 'react-dom/server'
import { type Language, TextsContext } from '.'
import { en } from './en'
import { type Texts, zhCN } from './zh-CN'

export const texts: Record<Language, Texts> = { 'zh-CN': zhCN, en }

const Chinese = ({ children }: { children?: ReactNode }) => <TextsContext value={zhCN}>{children}</TextsContext>

export const renderToString = (shown: ReactNode) => server.renderToString(<Chinese>{shown}</Chinese>)

export const render = (shown: ReactElement) => dom.render(shown, { wrapper: Chinese })
