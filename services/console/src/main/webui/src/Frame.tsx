import {
  AuditOutlined,
  BulbOutlined,
  DashboardOutlined,
  DiffOutlined,
  GiftOutlined,
  GlobalOutlined,
  LogoutOutlined,
  MailOutlined,
  MessageOutlined,
  NotificationOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SettingOutlined,
  TagsOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { Button, Empty, Input, Layout, Menu } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { actForOperator } from './api/http'
import { type Me, useMay } from './api/session'
import { useTexts } from './texts'

interface Props {
  me: Me
  operator: string
  actFor: (operatorId: string) => void
  switchLanguage: () => void
  children: ReactNode
}

/** What stands around every page: where one is, who one is, and for whom one acts. */
export function Frame({ me, operator, actFor, switchLanguage, children }: Props) {
  const texts = useTexts()
  const { pathname } = useLocation()
  const mayAudit = useMay('operator-admin', 'finance', 'platform-admin')
  const pages = [
    { key: '/', icon: <DashboardOutlined />, label: texts.nav.today },
    { key: '/records', icon: <ProfileOutlined />, label: texts.nav.records },
    { key: '/abnormal-bills', icon: <WarningOutlined />, label: texts.nav.abnormal },
    { key: '/proposals', icon: <BulbOutlined />, label: texts.nav.proposals },
    { key: '/record-offers', icon: <DiffOutlined />, label: texts.nav.recordOffers },
    { key: '/unclaimed-records', icon: <QuestionCircleOutlined />, label: texts.unclaimed.title },
    { key: '/refund-batches', icon: <RollbackOutlined />, label: texts.nav.refundBatches },
    { key: '/tariffs', icon: <TagsOutlined />, label: texts.nav.tariffs },
    { key: '/campaigns', icon: <GiftOutlined />, label: texts.nav.campaigns },
    { key: '/drivers', icon: <TeamOutlined />, label: texts.nav.drivers },
    { key: '/announcements', icon: <NotificationOutlined />, label: texts.announcement.title },
    { key: '/messages', icon: <MailOutlined />, label: texts.sent.title },
    { key: '/message-settings', icon: <MessageOutlined />, label: texts.messages.title },
    { key: '/settings', icon: <SettingOutlined />, label: texts.settings.title },
    ...(mayAudit ? [{ key: '/audit', icon: <AuditOutlined />, label: texts.audit.title }] : []),
  ]
  const page = pages.find((one) => one.key === pathname)
  const staffOfPlatform = me.roles.includes('platform-admin')
  useEffect(() => {
    document.title = page ? `${page.label} · ${texts.product}` : texts.product
  }, [page, texts])

  return (
    <Layout className="frame">
      <Layout.Sider width={220} breakpoint="lg" collapsedWidth={0} className="sider">
        <div className="brand">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <div>
            <b>{texts.product}</b>
            <span>{texts.productSub}</span>
          </div>
        </div>
        <Menu
          theme="dark"
          mode="inline"
          selectedKeys={[pathname]}
          items={pages.map((one) => ({ ...one, label: <Link to={one.key}>{one.label}</Link> }))}
        />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="top">
          {staffOfPlatform ? (
            <ActFor operator={operator} actFor={actFor} />
          ) : (
            <span className="operator">
              {texts.account.operator} <b>{me.operatorId}</b>
            </span>
          )}
          <span className="spacer" />
          <Button type="text" icon={<GlobalOutlined />} onClick={switchLanguage}>{texts.account.language}</Button>
          <span className="who">
            {me.name}
            <span className="faint">{me.roles.map((role) => texts.account.roles[role] ?? role).join('、')}</span>
          </span>
          <Button type="text" icon={<LogoutOutlined />} href="/logout">{texts.account.signOut}</Button>
        </Layout.Header>
        <Layout.Content className="content">
          {staffOfPlatform && !operator ? <Empty description={texts.account.noOperator} /> : children}
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

function ActFor({ operator, actFor }: Pick<Props, 'operator' | 'actFor'>) {
  const texts = useTexts()
  return (
    <Input.Search
      defaultValue={operator}
      placeholder={texts.account.actFor}
      title={texts.account.actForHint}
      enterButton="→"
      style={{ width: 220 }}
      onSearch={(value) => {
        actForOperator(value.trim())
        actFor(value.trim())
      }}
    />
  )
}
