import { Skeleton, Table, Tag } from 'antd'
import { type PastPrice, type Place, priceHistory } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { Time } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { FormDrawer } from '../../components/FormDrawer'
import { Nothing } from '../../components/Nothing'
import { useTexts } from '../../texts'
import { Idle } from './VersionShown'
import { range } from './words'

/** What a station or a pile cost from when to when, why, and by whom it was published; also what is to come. */
export function PriceHistory({ place, name, zone, close }: {
  place: Place
  name: string
  zone: string
  close: () => void
}) {
  const texts = useTexts()
  const { data, problem, reload } = useLoad((signal) => priceHistory(place, signal), [JSON.stringify(place)])
  return (
    <FormDrawer open size={900} title={`${texts.tariff.priceHistory} · ${name}`} close={close}>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && (
        <Table<PastPrice>
          size="small"
          rowKey="from"
          dataSource={data.items}
          pagination={data.items.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          locale={{ emptyText: <Nothing said={texts.tariff.unpriced} /> }}
          columns={[
            { title: texts.tariff.since, width: 165, render: (_, one) => <Time at={one.from} zone={zone} /> },
            {
              title: texts.tariff.until,
              width: 165,
              render: (_, one) => one.until ? <Time at={one.until} zone={zone} /> : '—',
            },
            {
              title: texts.tariff.tariffs,
              render: (_, one) =>
                one.tariffId == null ? (
                  <span className="overdue">{texts.tariff.unpriced}</span>
                ) : (
                  <>
                    {one.name} <Tag>v{one.version}</Tag>
                    <div className="faint small">{one.scope && texts.tariff.scopes[one.scope]}</div>
                  </>
                ),
            },
            {
              title: texts.tariff.prices,
              render: (_, one) => one.periods && (
                <>
                  <span className="number">{range({ periods: one.periods })}</span>
                  <div className="small"><Idle version={one} /></div>
                </>
              ),
            },
            {
              title: texts.tariff.published,
              render: (_, one) => one.publishedBy && (
                <>
                  {one.publishedBy} <Time at={one.publishedAt} zone={zone} />
                  <div className="faint small">{one.reason}</div>
                </>
              ),
            },
          ]}
        />
      )}
      {data?.nextCursor && <p className="faint small">{texts.tariff.olderNotShown(data.items.length)}</p>}
    </FormDrawer>
  )
}
