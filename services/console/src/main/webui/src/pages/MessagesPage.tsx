import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select, Table } from 'antd'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'react-router-dom'
import type { Page } from '../api/http'
import { type SentMessage, sentMessages } from '../api/sentMessage'
import { useLoad } from '../api/useLoad'
import { driversByPhone } from '../api/wallet'
import { Time } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { opens } from '../components/row'
import { useTexts } from '../texts'
import { phoneIn, withPhone } from './search/phone'
import { MessageDrawer } from './sent/MessageDrawer'
import { MessageOutcome } from './sent/MessageOutcome'

const states = ['PENDING', 'SENDING', 'DELIVERED', 'FAILED', 'UNKNOWN'] as const

/**
 * What WeChat was asked to say, to whom, and what came of it. A driver is found by phone, as everywhere; one phone can
 * be several drivers'.
 */
export function MessagesPage() {
  const texts = useTexts()
  const words = texts.sent
  const [address, setAddress] = useSearchParams()
  const asked = phoneIn(useLocation().state)
  const [phone, setPhone] = useState(asked)
  const paging = useCursor()
  const wanted = {
    kind: address.get('kind') ?? '',
    state: address.get('state') ?? '',
    phone: asked,
    driver: address.get('driver') ?? '',
  }
  const go = (to: Partial<typeof wanted> & { message?: string }) => {
    const { phone: whose, ...shared } = { ...wanted, ...to }
    setAddress(Object.entries(shared).filter(([, value]) => value !== ''), withPhone(whose))
  }
  const look = (change: Partial<typeof wanted>) => {
    go(change)
    paging.first()
  }
  const { data, problem, loading, reload } = useLoad(async (signal) => {
    const { kind, state } = wanted
    const drivers = wanted.phone === '' ? [] : (await driversByPhone(wanted.phone, signal)).items
    const driver = drivers.find(({ driverId }) => driverId === wanted.driver) ?? drivers[0]
    const page: Page<SentMessage> = wanted.phone !== '' && !driver ? { items: [] }
      : await sentMessages({ kind, state, recipientId: driver?.driverId }, paging.cursor, signal)
    return { ...page, drivers, driverId: driver?.driverId }
  }, [wanted.kind, wanted.state, wanted.phone, wanted.driver, paging.cursor])
  const shown = data?.items.find((one) => one.messageId === address.get('message'))
  const open = (messageId: string) => go({ message: messageId })
  return (
    <>
      <PageTitle title={words.title} note={words.intro} reload={reload} />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          look({ phone: phone.trim(), driver: '' })
        }}
      >
        <Select
          value={wanted.state}
          onChange={(state) => look({ state })}
          aria-label={words.state}
          style={{ width: 150 }}
          options={[
            { value: '', label: words.everyState },
            ...states.map((value) => ({ value, label: words.states[value] })),
          ]}
        />
        <Select
          value={wanted.kind}
          onChange={(kind) => look({ kind })}
          aria-label={texts.messages.kind}
          style={{ width: 190 }}
          options={[
            { value: '', label: words.everyKind },
            ...Object.entries(texts.messages.kinds).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Input
          name="phone"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          placeholder={texts.drivers.placeholder}
          allowClear
          style={{ width: 220 }}
        />
        {data && data.drivers.length > 1 && (
          <Select
            value={data.driverId}
            onChange={(driver) => look({ driver })}
            aria-label={words.recipient}
            style={{ width: 180 }}
            options={data.drivers.map(({ driverId, nickname }) => ({ value: driverId, label: nickname }))}
          />
        )}
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} loading={loading}>
          {texts.common.search}
        </Button>
      </form>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<SentMessage>
        size="small"
        rowKey="messageId"
        loading={loading}
        dataSource={problem ? [] : data?.items}
        pagination={false}
        scroll={{ x: 1000 }}
        rowClassName="clickable"
        onRow={(one) => opens(() => open(one.messageId))}
        locale={{ emptyText: <Nothing known={!loading && !problem} said={words.empty} /> }}
        columns={[
          { title: words.occurredAt, width: 160, render: (_, one) => <Time at={one.occurredAt} /> },
          { title: texts.messages.kind, width: 140, render: (_, one) => texts.messages.kinds[one.kind] ?? one.kind },
          { title: words.recipient, width: 170, render: (_, one) => <Recipient {...one} /> },
          {
            title: words.about,
            width: 210,
            render: (_, one) => (
              <span className="number small">{one.content.billNo ?? one.content.reference ?? one.content.day}</span>
            ),
          },
          {
            title: words.channel,
            width: 110,
            render: (_, one) =>
              one.channel &&
              (texts.messages.channelNames[one.channel as keyof typeof texts.messages.channelNames] ?? one.channel),
          },
          { title: words.outcome, render: (_, one) => <MessageOutcome message={one} /> },
        ]}
      />
      <Pager paging={paging} rows={data?.items.length ?? 0} nextCursor={data?.nextCursor} loading={loading} />
      {shown && (
        <MessageDrawer
          key={shown.messageId}
          message={shown}
          close={(changed) => {
            go({})
            if (changed) reload()
          }}
        />
      )}
    </>
  )
}

function Recipient({ maskedName, maskedPhone, maskedOpenid }: SentMessage) {
  return <span className="driver">{maskedName}<span className="number faint">{maskedPhone ?? maskedOpenid}</span></span>
}
