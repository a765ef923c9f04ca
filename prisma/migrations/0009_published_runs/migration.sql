-- Cards read the run whose classes stand in the lists, which is no longer the latest of all.
alter table analysis_run add column published boolean not null default false;

-- What stands in the lists so far is each scheme's latest done run in the company's currency.
update analysis_run set published = true where id in (
  select distinct on (r.scheme) r.id from analysis_run r join company_setting s on s.key = 'currency' and s.value #>> '{}' = r.currency
  where r.status = 'done' order by r.scheme, r.id desc);
