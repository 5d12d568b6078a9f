import { Tabs } from 'antd'
import { useSearchParams } from 'react-router-dom'
import { PageTitle } from '../components/PageTitle'
import { useTexts } from '../texts'
import { ChecksForm } from './settings/ChecksForm'
import { WalletSettingForm } from './settings/WalletSettingForm'

/** What an operator decides once and for all its bills and wallets. */
export function SettingsPage() {
  const texts = useTexts().settings
  const [address, setAddress] = useSearchParams()
  return (
    <>
      <PageTitle title={texts.title} note={texts.intro} />
      <Tabs
        activeKey={address.get('tab') ?? 'checks'}
        onChange={(tab) => setAddress({ tab })}
        destroyOnHidden
        items={[
          { key: 'checks', label: texts.checks, children: <ChecksForm /> },
          { key: 'wallet', label: texts.wallet, children: <WalletSettingForm /> },
        ]}
      />
    </>
  )
}
