import { SearchOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Input, Space, Table } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router-dom'
import { useMay } from '../api/session'
import { useLoad } from '../api/useLoad'
import { type DriverAccount, type WalletEntry, driversByPhone, offlinePayouts, payouts, walletEntries } from '../api/wallet'
import { BillNo, Time, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { BillDrawer } from '../components/bill/BillDrawer'
import { yuan } from '../format/format'
import { useTexts } from '../texts'
import { Groups } from './driver/Groups'
import { OfflinePayouts, Payouts, RechargeOrders } from './driver/Online'
import { TypedMoney } from './driver/TypedMoney'
import { WalletForm } from './driver/WalletForm'
import { phoneIn, withPhone } from './search/phone'

/** The service desk's page: a caller gives a phone number and wants to know where the money went. */
export function DriversPage() {
  const texts = useTexts()
  const [address, setAddress] = useSearchParams()
  const asked = phoneIn(useLocation().state)
  const [phone, setPhone] = useState(asked)
  const go = (wanted: string, billNo?: string | null) => setAddress(billNo ? { bill: billNo } : {}, withPhone(wanted))
  const { data, problem, loading, reload } = useLoad(
    async (signal) => (asked === '' ? { items: [] } : driversByPhone(asked, signal)), [asked])

  return (
    <>
      <PageTitle title={texts.drivers.title} note={texts.drivers.intro} />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          go(phone.trim())
        }}
      >
        <Input
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          placeholder={texts.drivers.placeholder}
          name="phone"
          allowClear
          style={{ width: 240 }}
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} loading={loading}>
          {texts.common.search}
        </Button>
      </form>
      {problem && <Failure problem={problem} retry={reload} />}
      {asked !== '' && data?.items.length === 0 && !loading && <Empty description={texts.drivers.empty} />}
      {data?.items.map((one) => (
        <Account key={one.driverId} account={one} changed={reload} show={(billNo) => go(asked, billNo)} />
      ))}
      <BillDrawer billNo={address.get('bill')} show={(billNo) => go(asked, billNo)} changed={reload} />
    </>
  )
}

function Account({
  account,
  changed,
  show,
}: {
  account: DriverAccount
  changed: () => void
  show: (billNo: string) => void
}) {
  const texts = useTexts()
  const mayPay = useMay('finance', 'platform-admin')
  const paging = useCursor()
  const entries = useLoad(
    (signal) => walletEntries(account.driverId, paging.cursor, signal),
    [account.driverId, paging.cursor],
  )
  const back = useLoad((signal) => payouts(account.driverId, signal), [account.driverId])
  const offline = useLoad((signal) => offlinePayouts(account.driverId, signal), [account.driverId])
  const done = () => {
    changed()
    entries.reload()
    back.reload()
    offline.reload()
  }
  const figures: [string, number][] = [
    [texts.drivers.balance, account.balanceFen],
    [texts.drivers.bonus, account.bonusFen],
    [texts.drivers.reserved, account.reservedFen],
    [texts.drivers.receivable, account.receivableFen],
  ]
  return (
    <Card
      size="small"
      className="account"
      title={<span>{account.nickname} <span className="number faint">{account.phone}</span></span>}
      extra={(
        <Space size="middle">
          <Link to={`/records?driverId=${account.driverId}`}>{texts.nav.records}</Link>
          <Groups account={account} done={changed} />
        </Space>
      )}
    >
      <div className="figures">
        {figures.map(([label, fen]) => (
          <div key={label} className={label === texts.drivers.receivable && fen > 0 ? 'overdue' : ''}>
            <span className="faint">{label}</span>
            <b className="number">{yuan(fen)}</b>
          </div>
        ))}
      </div>
      {mayPay && <WalletForm account={account} done={done} />}
      <Payouts back={back} />
      <OfflinePayouts back={offline} />
      <TypedMoney account={account} done={done} />
      <RechargeOrders driverId={account.driverId} />
      {entries.problem && <Failure problem={entries.problem} retry={entries.reload} />}
      <Table<WalletEntry>
        size="small"
        rowKey="seq"
        loading={entries.loading}
        dataSource={entries.data?.items}
        pagination={false}
        locale={{ emptyText: texts.drivers.noEntries }}
        columns={[
          { title: texts.drivers.when, width: 160, render: (_, one) => <Time at={one.postedAt} /> },
          { title: texts.drivers.what, width: 130, render: (_, one) => texts.drivers.kinds[one.kind] ?? one.kind },
          { title: texts.drivers.amount, width: 110, align: 'right', render: (_, one) => <Yuan fen={one.amountFen} /> },
          {
            title: texts.drivers.path,
            render: (_, one) => (
              <span>
                {texts.drivers.accounts[one.from] ?? one.from} → {texts.drivers.accounts[one.to] ?? one.to}
              </span>
            ),
          },
          {
            title: texts.records.billNo,
            width: 200,
            render: (_, one) =>
              one.billNo && (
                <Button type="link" size="small" onClick={() => one.billNo && show(one.billNo)}>
                  <BillNo billNo={one.billNo} />
                </Button>
              ),
          },
        ]}
      />
      <Pager
        paging={paging}
        rows={entries.data?.items.length ?? 0}
        nextCursor={entries.data?.nextCursor}
        loading={entries.loading}
      />
    </Card>
  )
}
