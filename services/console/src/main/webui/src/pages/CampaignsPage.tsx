import { PlusOutlined } from '@ant-design/icons'
import { Button, Progress, Space, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../api/session'
import { stations } from '../api/stations'
import { useLoad } from '../api/useLoad'
import { type Campaign, campaigns } from '../api/voucher'
import { Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { CampaignStateTag } from '../components/Tags'
import { opens } from '../components/row'
import { localTime } from '../format/format'
import { useTexts } from '../texts'
import { CampaignDrawer } from './campaign/CampaignDrawer'
import { CampaignForm } from './campaign/CampaignForm'

/** The operator's voucher campaigns: what each gives, to whom, and how much of it is gone. */
export function CampaignsPage() {
  const texts = useTexts()
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const paging = useCursor()
  const [shown, setShown] = useState<string>()
  const [edited, setEdited] = useState<Campaign | 'new'>()
  const { data, problem, loading, reload } = useLoad((signal) => campaigns(paging.cursor, signal), [paging.cursor])
  const places = useLoad(stations, [])
  const saved = (changed: boolean) => {
    setEdited(undefined)
    if (changed) reload()
  }

  return (
    <>
      <PageTitle title={texts.campaign.title} note={texts.campaign.intro}>
        {mayEdit && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {texts.campaign.create}
          </Button>
        )}
      </PageTitle>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<Campaign>
        rowKey="campaignId"
        size="middle"
        loading={loading}
        dataSource={data?.items}
        pagination={false}
        scroll={{ x: 1040 }}
        locale={{ emptyText: texts.campaign.empty }}
        onRow={(one) => opens(() => setShown(one.campaignId))}
        rowClassName="clickable"
        columns={[
          {
            title: texts.campaign.name,
            render: (_, one) => (
              <Space orientation="vertical" size={0}>
                <b>{one.name}</b>
                <span className="faint small">{one.campaignId}</span>
              </Space>
            ),
          },
          {
            title: texts.campaign.state,
            width: 90,
            render: (_, one) => <CampaignStateTag state={one.state} />,
          },
          {
            title: texts.campaign.trigger,
            width: 170,
            render: (_, one) => texts.campaign.occasion(one.trigger, one.rechargeThresholdFen ?? 0),
          },
          {
            title: texts.campaign.gift,
            width: 150,
            render: (_, one) => (
              <span className="number">
                {one.piecesPerGift} × <Yuan fen={one.faceFen} />
              </span>
            ),
          },
          {
            title: texts.campaign.minimumSpend,
            width: 100,
            align: 'right',
            render: (_, one) => <Yuan fen={one.minimumSpendFen} />,
          },
          {
            title: texts.campaign.window,
            width: 180,
            render: (_, one) => (
              <span className="number small">
                {localTime(one.giftFrom)}
                <br />
                {localTime(one.giftUntil)}
              </span>
            ),
          },
          {
            title: texts.campaign.given,
            width: 190,
            render: (_, one) => (
              <Progress
                size="small"
                percent={one.totalGifts === 0 ? 100 : Math.floor((one.giftsGiven / one.totalGifts) * 100)}
                status="normal"
                format={() => (
                  <span className="number small">
                    {one.giftsGiven} / {one.totalGifts}
                  </span>
                )}
              />
            ),
          },
        ]}
      />
      <Pager paging={paging} rows={data?.items.length ?? 0} nextCursor={data?.nextCursor} loading={loading} />
      {shown && !edited && (
        <CampaignDrawer
          campaignId={shown}
          stations={places.data ?? []}
          edit={setEdited}
          changed={reload}
          close={() => setShown(undefined)}
        />
      )}
      {edited && (
        <CampaignForm before={edited === 'new' ? undefined : edited} stations={places.data ?? []} close={saved} />
      )}
    </>
  )
}
