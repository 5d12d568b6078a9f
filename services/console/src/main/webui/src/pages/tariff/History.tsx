import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Skeleton, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { type StationPrice, type Tariff, type Version, versions } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { Time } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { opens } from '../../components/row'
import { useTexts } from '../../texts'
import { CallOff } from './CallOff'
import { Differences } from './Differences'
import { NewVersionForm } from './NewVersionForm'
import { ForceTag, Idle, VersionShown } from './VersionShown'
import { foremost, forceOf } from './force'
import { range } from './words'

/** A tariff's versions through time, and one of them whole: at first the one in force. */
export function History({
  tariff,
  stations,
  mayPrice,
  changed,
}: {
  tariff: Tariff
  stations: StationPrice[]
  mayPrice: boolean
  changed: () => void
}) {
  const texts = useTexts()
  const [shown, setShown] = useState<number>()
  const [drafting, setDrafting] = useState(false)
  const [calling, setCalling] = useState<Version>()
  const { data, problem, reload } = useLoad((signal) => versions(tariff.tariffId, signal), [tariff.tariffId, stations])
  if (problem) return <Failure problem={problem} retry={reload} />
  if (!data) return <Skeleton active />
  const now = Date.now()
  const newestFirst = data.toSorted((one, other) => other.version - one.version)
  const inForce = foremost(newestFirst, stations, now)
  const version = newestFirst.find((one) => one.version === shown) ?? inForce
  return (
    <div className="tariff">
      <Card
        size="small"
        title={texts.tariff.versions}
        extra={
          mayPrice && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
              {texts.tariff.newVersion}
            </Button>
          )
        }
      >
        <Table<Version>
          size="small"
          rowKey="version"
          dataSource={newestFirst}
          pagination={newestFirst.length > 20 ? { pageSize: 20 } : false}
          rowClassName={(one) => (one === version ? 'clickable chosen' : 'clickable')}
          onRow={(one) => opens(() => setShown(one.version))}
          locale={{ emptyText: texts.tariff.noVersion }}
          columns={[
            { title: texts.tariff.version, width: 64, render: (_, one) => <b className="number">v{one.version}</b> },
            {
              title: texts.tariff.effectiveFrom,
              width: 170,
              render: (_, one) => (
                <>
                  <Time at={one.effectiveFrom} zone={one.zoneId} />
                  <br />
                  <ForceTag force={forceOf(one, newestFirst, stations, now)} />
                </>
              ),
            },
            { title: texts.tariff.prices, render: (_, one) => range(one) },
            { title: texts.bill.components.IDLE_FEE, render: (_, one) => <Idle version={one} /> },
          ]}
        />
      </Card>
      {version && (
        <Card
          size="small"
          title={
            <Space>
              {tariff.name}
              <Tag>v{version.version}</Tag>
              <ForceTag force={forceOf(version, newestFirst, stations, now)} />
            </Space>
          }
          extra={
            mayPrice && forceOf(version, newestFirst, stations, now) === 'SCHEDULED' && (
              <Button size="small" onClick={() => setCalling(version)}>{texts.tariff.callOff}</Button>
            )
          }
        >
          <VersionShown version={version} stations={stations} />
          <Differences key={version.version} version={version} all={newestFirst} stations={stations} />
        </Card>
      )}
      {calling && (
        <CallOff
          version={calling}
          stations={stations}
          close={(done) => { setCalling(undefined); if (done) changed() }}
        />
      )}
      {drafting && (
        <NewVersionForm
          tariff={tariff}
          before={inForce}
          stations={stations}
          close={(made) => { setDrafting(false); if (made) changed() }}
        />
      )}
    </div>
  )
}
