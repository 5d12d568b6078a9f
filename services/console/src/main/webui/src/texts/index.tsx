import { createContext, useContext } from 'react'
import { en } from './en'
import { type Texts, zhCN } from './zh-CN'

export type Language = 'zh-CN' | 'en'

export const texts: Record<Language, Texts> = { 'zh-CN': zhCN, en }

const chosen = 'chargeledger.language'

export function rememberedLanguage(): Language {
  return localStorage.getItem(chosen) === 'en' ? 'en' : 'zh-CN'
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(chosen, language)
}

export const TextsContext = createContext<Texts>(zhCN)

export const useTexts = () => useContext(TextsContext)
