import { ConfigProvider, Skeleton } from 'antd'
import { type ReactNode, Suspense, startTransition, use, useEffect, useState } from 'react'
import { BrowserRouter } from 'react-router-dom'
import { Boundary } from './components/Boundary'
import { page } from './page'
import { type Language, TextsContext, type Words, rememberLanguage, rememberedLanguage, wordsIn } from './texts'
import { theme } from './theme'

const fetchingMine = () => import('./pages/MyPage')
const fetchingOffice = () => import('./BackOffice')
const MyPage = page('MyPage', fetchingMine)
const BackOffice = page('BackOffice', fetchingOffice)

const forDriver = () => /^\/my\/?$/i.test(window.location.pathname)

// The page comes beside its texts, not after them; if it does not come, that is told where it would be shown.
;(forDriver() ? fetchingMine() : fetchingOffice()).catch(() => undefined)

const said = (language: Language) => ({ language, words: wordsIn(language) })

/** Drivers on a phone have a page of their own, and load nothing of the back office. */
export function App() {
  const [mine] = useState(forDriver)
  const [{ language, words }, setSaid] = useState(() => said(rememberedLanguage()))
  useEffect(() => {
    document.documentElement.lang = language
    rememberLanguage(language)
  }, [language])
  const speak = async (next: Language) => {
    // Before it is fetched: where a release took its texts away, the page is loaded anew for them.
    rememberLanguage(next)
    const other = said(next)
    try {
      await other.words
    } catch (failure) {
      rememberLanguage(language)
      throw failure
    }
    startTransition(() => setSaid(other))
  }
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }}>
      <Shown>
        <Speaking words={words}>
          <Shown>
            {mine ? <BrowserRouter><MyPage /></BrowserRouter> : <BackOffice language={language} speak={speak} />}
          </Shown>
        </Speaking>
      </Shown>
    </ConfigProvider>
  )
}

/** Once it has come; until then something grey, and why not if it does not. */
const Shown = ({ children }: { children: ReactNode }) => (
  <Boundary>
    <Suspense fallback={<div className="alone"><Skeleton active /></div>}>{children}</Suspense>
  </Boundary>
)

function Speaking({ words, children }: { words: Promise<Words>; children: ReactNode }) {
  const { texts, locale } = use(words)
  return (
    <ConfigProvider locale={locale}>
      <TextsContext value={texts}>{children}</TextsContext>
    </ConfigProvider>
  )
}
