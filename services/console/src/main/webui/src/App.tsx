import { ConfigProvider, Skeleton } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { Suspense, useEffect, useState } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router-dom'
import { Boundary } from './components/Boundary'
import { page } from './page'
import { type Language, TextsContext, rememberLanguage, rememberedLanguage, texts } from './texts'
import { theme } from './theme'

const MyPage = page('MyPage', () => import('./pages/MyPage'))
const BackOffice = page('BackOffice', () => import('./BackOffice'))

/** Drivers on a phone have a page of their own, and load nothing of the back office. */
export function App() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage)
  useEffect(() => {
    document.documentElement.lang = language
    rememberLanguage(language)
  }, [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh-CN' ? zh : en} button={{ autoInsertSpace: false }}>
      <TextsContext value={texts[language]}>
        <BrowserRouter>
          <Boundary>
            <Suspense fallback={<div className="alone"><Skeleton active /></div>}>
              <Routes>
                <Route path="/my" element={<MyPage />} />
                <Route path="*" element={<BackOffice language={language} speak={setLanguage} />} />
              </Routes>
            </Suspense>
          </Boundary>
        </BrowserRouter>
      </TextsContext>
    </ConfigProvider>
  )
}
