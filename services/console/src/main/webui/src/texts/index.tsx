import type { ConfigProviderProps } from 'antd'
import { createContext, useContext } from 'react'
import { fetched } from '../api/fetched'
import type { Texts } from './zh-CN'

export type Language = 'zh-CN' | 'en'

/** Our own texts in one language, and those of the components we use. */
export interface Words {
  texts: Texts
  locale: ConfigProviderProps['locale']
}

const fetching: Record<Language, () => Promise<Words>> = {
  'zh-CN': () => import('./zh-CN').then(({ zhCN, locale }) => ({ texts: zhCN, locale })),
  en: () => import('./en').then(({ en, locale }) => ({ texts: en, locale })),
}

/** Only the language that is shown is fetched. */
export const wordsIn = (language: Language) => fetched(`texts ${language}`, fetching[language])

/** Said where no language could be fetched. */
export const wordless = {
  failed: '页面没有取到，请检查网络后重试 · This page did not come: check the network and try again',
  reload: '刷新 · Reload',
}

const chosen = 'chargeledger.language'

export function rememberedLanguage(): Language {
  return localStorage.getItem(chosen) === 'en' ? 'en' : 'zh-CN'
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(chosen, language)
}

export const TextsContext = createContext<Texts | undefined>(undefined)

export function useTexts(): Texts {
  const texts = useContext(TextsContext)
  if (!texts) throw new Error('no language is spoken here')
  return texts
}
