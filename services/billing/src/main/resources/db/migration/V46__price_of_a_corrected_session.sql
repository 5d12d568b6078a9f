-- Staff may correct a settled bill by the price that superseded its own: then the session is pinned to that one.
grant update (tariff_id, tariff_version) on session to ${app};
