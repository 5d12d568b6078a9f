import { Tabs } from 'antd'
import { useSearchParams } from 'react-router-dom'
import { PageTitle } from '../components/PageTitle'
import { useTexts } from '../texts'
import { Accounts } from './messages/Accounts'
import { QuietHoursForm } from './messages/QuietHoursForm'
import { StaffList } from './messages/StaffList'
import { Templates } from './messages/Templates'

/** How an operator's messages look, through which account they go, whom they leave in peace and when. */
export function MessageSettingsPage() {
  const texts = useTexts().messages
  const [address, setAddress] = useSearchParams()
  return (
    <>
      <PageTitle title={texts.title} note={texts.intro} />
      <Tabs
        activeKey={address.get('tab') ?? 'templates'}
        onChange={(tab) => setAddress({ tab })}
        destroyOnHidden
        items={[
          { key: 'templates', label: texts.templates, children: <Templates /> },
          { key: 'quiet-hours', label: texts.quietHours, children: <QuietHoursForm /> },
          { key: 'accounts', label: texts.accounts, children: <Accounts /> },
          { key: 'staff', label: texts.staff, children: <StaffList /> },
        ]}
      />
    </>
  )
}
