-- Tokens as a company may have them after some months, of a realm that has the clients orders-api and billing-api.
-- {realms}: 'id', 'id' of realms. {users}, {tokens}: of each. {now}: epoch milliseconds. PostgreSQL.
-- What ended did so less than 90 days ago, so that the retention job leaves it; nobody has their values.

insert into user_entity (id, username, realm_id, enabled, email_verified, email_constraint, created_timestamp, not_before)
select md5(realm || ':' || u)::uuid::text, 'user' || u, realm, true, false, md5(realm || '-' || u), {now}, 0
from unnest(array[{realms}]) realm, generate_series(0, {users} - 1) u
on conflict do nothing;

create temporary table seed as
select realm, i,
  (d + 1) * 86400000 as life,
  lower(lpad(to_hex(created), 12, '0')) as head,
  md5(realm || '/' || i) as random,
  created,
  md5(realm || ':' || i % {users})::uuid::text as owner,
  (array['CI', 'deploy', 'Backup', 'reports', 'laptop', 'cron', 'Terraform', 'grafana'])[1 + i * 7 % 8] || '-'
    || (array['staging', 'production', 'test'])[1 + i * 5 % 3] || '-' || i / {users} as name,
  i * 7919 % 100 as percent, i * 6007 % 1000 as permille
from (
  select realm, i, {now} / 1000 * 1000 - ({tokens} - i)::bigint * 8640000 / {tokens} * 1000 as created,
    (array[29, 89, 89, 179, 364, 364, 364, 364, 364, 399])[1 + i * 3331 % 10]::bigint as d
  from generate_series(1, {tokens}) i, unnest(array[{realms}]) realm
) made
order by i, realm;

alter table seed add id text, add orders text, add billing text;
update seed set id = substr(head, 1, 8) || '-' || substr(head, 9, 4) || '-7' || substr(random, 1, 3) || '-8'
    || substr(random, 4, 3) || '-' || substr(random, 7, 12),
  orders = (select c.id from client c where c.realm_id = realm and c.client_id = 'orders-api' and percent % 3 = 0),
  billing = (select c.id from client c where c.realm_id = realm and c.client_id = 'billing-api' and percent in (6, 7));

create temporary table seed_right as
select id, realm, 'SCOPE' as kind, 'read' as name from seed where percent < 97
union all select id, realm, 'SCOPE', 'execute' from seed where percent % 5 < 3 or percent >= 97
union all select id, realm, 'SCOPE', 'admin' from seed where percent = 50
union all select id, realm, 'SCOPE', 'withdrawn' from seed where permille < 5
union all select id, realm, 'AUDIENCE', orders from seed where orders is not null
union all select id, realm, 'AUDIENCE', billing from seed where billing is not null
union all select id, realm, 'MISSING', 'AUDIENCE' from seed where orders is null and billing is null
union all select id, realm, 'OPERATION', encode(sha256(convert_to(E'channel\n' || action, 'UTF8')), 'hex')
  from seed, unnest(array['publish', 'read']) action where percent % 10 >= 7;

create index on seed_right (id);

insert into pat_token (id, realm_id, user_id, name, name_sort, name_key, description, scopes, roles, audiences, details, allowed_ips, hint,
  created_at, created_by, secret_issued_at, expires_at, revoked_at, revoked_by, expiry_noted)
select id, realm, owner, name, lower(name), encode(sha256(convert_to(lower(name), 'UTF8')), 'hex'),
  case when percent < 80 then 'of job ' || substr(random, 1, 12) || ', asked for by Team ' || percent || '; see the runbook of the platform' end,
  (select string_agg(r.name, ' ' order by r.name) from seed_right r where r.id = seed.id and r.kind = 'SCOPE'),
  case when percent % 2 = 0 then '=' || owner || ' ' || md5(name)::uuid || ' ' || md5('2' || name)::uuid || ' ' || md5('3' || name)::uuid end,
  concat_ws(' ', orders, billing),
  case when percent % 10 >= 7 then '[{"id":"' || id || '","type":"channel","actions":["publish","read"],"identifiers":["c-'
    || i || '"]}]' end,
  case when percent % 5 < 3 then '10.' || percent || '.0.0/16 192.168.' || percent || '.0/24' else '' end,
  'kcpat_…' || substr(random, 20, 4), created, owner, created, expires_at, revoked_at,
  case when revoked_at is not null then owner end, coalesce(expires_at <= {now}, false)
from (
  select *, case when percent >= 5 then created + life end as expires_at,
    case when percent % 10 = 3 then least(created + permille * 1000000, {now}) / 1000 * 1000 end as revoked_at
  from seed
) seed
order by i, realm;

insert into pat_right (token_id, kind, name, realm_id) select id, kind, name, realm from seed_right;

insert into pat_usage (token_id, realm_id, last_used_at, last_used_ip, last_used_client, use_count, places)
select id, realm, used / 1000 * 1000, case when used > 0 then '10.0.' || percent || '.7' end,
  case when used > 0 then 'ci' end, case when used > 0 then permille else 0 end,
  case when used > 0 then (select '[' || string_agg('{"kind":"' || kind || '","name":"' || place || '","since":' || used / 1000 * 1000 || '}', ',') || ']'
    from (values ('NETWORK', '10.0.' || percent || '.0/24'), ('NETWORK', '10.1.' || percent || '.0/24'), ('CLIENT', 'ci')) known (kind, place)) end
from (
  select *, case when percent % 4 > 0 then created + ({now} - created) * permille / 1000 end as used from seed
) seed
order by i, realm;

drop table seed, seed_right;
