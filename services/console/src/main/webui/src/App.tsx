import { ConfigProvider, Skeleton } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useState } from 'react'
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router-dom'
import { operatorActedFor } from './api/http'
import { MeContext, me } from './api/session'
import { useLoad } from './api/useLoad'
import { StationZones } from './api/zone'
import { Boundary } from './components/Boundary'
import { Failure } from './components/Failure'
import { Frame } from './Frame'
import { AbnormalBillsPage } from './pages/AbnormalBillsPage'
import { AnnouncementsPage } from './pages/AnnouncementsPage'
import { AuditPage } from './pages/AuditPage'
import { CampaignsPage } from './pages/CampaignsPage'
import { DriversPage } from './pages/DriversPage'
import { MessageSettingsPage } from './pages/MessageSettingsPage'
import { MessagesPage } from './pages/MessagesPage'
import { MyPage } from './pages/MyPage'
import { ProposalsPage } from './pages/ProposalsPage'
import { RecordOffersPage } from './pages/RecordOffersPage'
import { RecordsPage } from './pages/RecordsPage'
import { RefundBatchesPage } from './pages/RefundBatchesPage'
import { SettingsPage } from './pages/SettingsPage'
import { TariffsPage } from './pages/TariffsPage'
import { TodayPage } from './pages/TodayPage'
import { UnclaimedRecordsPage } from './pages/UnclaimedRecordsPage'
import { type Language, TextsContext, rememberLanguage, rememberedLanguage, texts } from './texts'
import { theme } from './theme'

export function App() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage)
  useEffect(() => {
    document.documentElement.lang = language
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
    rememberLanguage(language)
  }, [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh-CN' ? zh : en} button={{ autoInsertSpace: false }}>
      <TextsContext value={texts[language]}>
        <BrowserRouter>
          <Routes>
            <Route path="/my" element={<Boundary><MyPage /></Boundary>} />
            <Route
              path="*"
              element={<SignedIn switchLanguage={() => setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN')} />}
            />
          </Routes>
        </BrowserRouter>
      </TextsContext>
    </ConfigProvider>
  )
}

/** Nothing is shown to a stranger: /me answers 401 and the loader goes to the sign-in page. */
function SignedIn({ switchLanguage }: { switchLanguage: () => void }) {
  const { data, problem, reload } = useLoad(me, [])
  const [operator, setOperator] = useState(operatorActedFor())
  const { pathname } = useLocation()
  if (problem) return <div className="alone"><Failure problem={problem} retry={reload} /></div>
  if (!data) return <div className="alone"><Skeleton active /></div>
  return (
    <MeContext value={data}>
      <Frame me={data} operator={operator} actFor={setOperator} switchLanguage={switchLanguage}>
        <StationZones operator={data.operatorId ?? operator}>
          <Boundary key={`${operator} ${pathname}`}>
            <Routes>
              <Route path="/" element={<TodayPage />} />
              <Route path="/records" element={<RecordsPage />} />
              <Route path="/abnormal-bills" element={<AbnormalBillsPage />} />
              <Route path="/proposals" element={<ProposalsPage />} />
              <Route path="/record-offers" element={<RecordOffersPage />} />
              <Route path="/unclaimed-records" element={<UnclaimedRecordsPage />} />
              <Route path="/refund-batches" element={<RefundBatchesPage />} />
              <Route path="/tariffs" element={<TariffsPage />} />
              <Route path="/campaigns" element={<CampaignsPage />} />
              <Route path="/drivers" element={<DriversPage />} />
              <Route path="/announcements" element={<AnnouncementsPage />} />
              <Route path="/messages" element={<MessagesPage />} />
              <Route path="/message-settings" element={<MessageSettingsPage />} />
              <Route path="/settings" element={<SettingsPage />} />
              <Route path="/audit" element={<AuditPage />} />
              <Route path="*" element={<Navigate to="/" replace />} />
            </Routes>
          </Boundary>
        </StationZones>
      </Frame>
    </MeContext>
  )
}
