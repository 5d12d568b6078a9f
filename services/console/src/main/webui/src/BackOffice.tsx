import { Skeleton, message } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ComponentType, Suspense, createContext, use, useEffect, useState } from 'react'
import { Navigate, Route, RouterProvider, Routes, createBrowserRouter, useLocation } from 'react-router-dom'
import { operatorActedFor } from './api/http'
import { MeContext, me } from './api/session'
import { useLoad } from './api/useLoad'
import { StationZones } from './api/zone'
import { Boundary, whyOf } from './components/Boundary'
import { Failure } from './components/Failure'
import { Frame } from './Frame'
import { page } from './page'
import { type Language, useTexts } from './texts'

const pages: Record<string, ComponentType> = {
  '/': page('TodayPage', () => import('./pages/TodayPage')),
  '/records': page('RecordsPage', () => import('./pages/RecordsPage')),
  '/abnormal-bills': page('AbnormalBillsPage', () => import('./pages/AbnormalBillsPage')),
  '/proposals': page('ProposalsPage', () => import('./pages/ProposalsPage')),
  '/record-offers': page('RecordOffersPage', () => import('./pages/RecordOffersPage')),
  '/unclaimed-records': page('UnclaimedRecordsPage', () => import('./pages/UnclaimedRecordsPage')),
  '/refund-batches': page('RefundBatchesPage', () => import('./pages/RefundBatchesPage')),
  '/tariffs': page('TariffsPage', () => import('./pages/TariffsPage')),
  '/campaigns': page('CampaignsPage', () => import('./pages/CampaignsPage')),
  '/drivers': page('DriversPage', () => import('./pages/DriversPage')),
  '/announcements': page('AnnouncementsPage', () => import('./pages/AnnouncementsPage')),
  '/messages': page('MessagesPage', () => import('./pages/MessagesPage')),
  '/message-settings': page('MessageSettingsPage', () => import('./pages/MessageSettingsPage')),
  '/settings': page('SettingsPage', () => import('./pages/SettingsPage')),
  '/audit': page('AuditPage', () => import('./pages/AuditPage')),
}

interface Props {
  language: Language
  /** Fails where the texts do not come. */
  speak: (language: Language) => Promise<void>
}

const SpokenContext = createContext<Props>({ language: 'zh-CN', speak: async () => undefined })

// Only such a router can hold the browser's Back (FormDrawer).
const router = createBrowserRouter([{ path: '*', element: <Boundary><Office /></Boundary> }])

/** All pages of staff. */
export const BackOffice = (spoken: Props) => <SpokenContext value={spoken}><RouterProvider router={router} /></SpokenContext>

/** Nothing is shown to a stranger, who is led to the sign-in page. */
function Office() {
  const { language, speak } = use(SpokenContext)
  const texts = useTexts()
  const [told, telling] = message.useMessage()
  const { data, problem, reload } = useLoad(me, [])
  const [operator, setOperator] = useState(operatorActedFor())
  const { pathname } = useLocation()
  useEffect(() => { dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en') }, [language])
  if (problem) return <div className="alone"><Failure problem={problem} retry={reload} /></div>
  if (!data) return <div className="alone"><Skeleton active /></div>
  return (
    <MeContext value={data}>
      <Frame
        me={data}
        operator={operator}
        actFor={setOperator}
        switchLanguage={() => speak(language === 'zh-CN' ? 'en' : 'zh-CN')
          .catch((failure: unknown) => void told.error(whyOf(failure, texts)))}
      >
        {telling}
        <StationZones operator={data.operatorId ?? operator}>
          <Boundary key={`${operator} ${pathname}`}>
            <Suspense fallback={<Skeleton active />}>
              <Routes>
                {Object.entries(pages).map(([path, Page]) => <Route key={path} path={path} element={<Page />} />)}
                <Route path="*" element={<Navigate to="/" replace />} />
              </Routes>
            </Suspense>
          </Boundary>
        </StationZones>
      </Frame>
    </MeContext>
  )
}
