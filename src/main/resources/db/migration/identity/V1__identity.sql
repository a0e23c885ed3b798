-- Who somebody is. Phones are stored sealed (AES-GCM) and found by a keyed digest; keys are outside the database.
create schema identity;

create table identity.person (
    id           uuid primary key,
    name         text not null check (length(name) between 1 and 80),
    phone        bytea,
    phone_digest bytea,
    constraint a_phone_is_sealed_and_found check ((phone is null) = (phone_digest is null))
);

create index person_by_phone on identity.person (phone_digest) where phone_digest is not null;

create table identity.account (
    person         uuid primary key references identity.person,
    username       text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    kind           text not null check (kind in ('STAFF', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')),
    password       text not null,
    must_change    boolean not null,
    totp           bytea,
    totp_step      bigint not null default 0,
    single_session boolean not null default false,
    failures       int not null default 0 check (failures >= 0),
    locked_until   timestamptz,
    locked         boolean not null default false,
    opened_at      timestamptz not null,
    signed_in_at   timestamptz
);

-- One row: how strict sign-in is.
create table identity.policy (
    id               int primary key default 1 check (id = 1),
    max_failures     int not null default 5 check (max_failures between 3 and 20),
    lock_minutes     int not null default 15 check (lock_minutes between 1 and 1440),
    password_length  int not null default 10 check (password_length between 8 and 64),
    idle_minutes     int not null default 30 check (idle_minutes between 5 and 720),
    admins_need_totp boolean not null default false
);

insert into identity.policy default values;

create table identity.program_token (
    id         uuid primary key,
    digest     bytea not null unique check (length(digest) = 32),
    name       text not null check (length(name) between 1 and 80),
    person     uuid not null references identity.account,
    made_by    uuid not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null check (expires_at > made_at),
    revoked_at timestamptz,
    used_at    timestamptz
);

create table identity.phone_code (
    phone_digest bytea primary key,
    code_digest  bytea not null,
    asked_at     timestamptz not null,
    expires_at   timestamptz not null check (expires_at > asked_at),
    tries        int not null default 0 check (tries between 0 and 5)
);

create table identity.phone_ask (
    id           uuid primary key,
    phone_digest bytea not null,
    address      text not null,
    at           timestamptz not null
);

create index phone_ask_by_phone on identity.phone_ask (phone_digest, at);
create index phone_ask_by_address on identity.phone_ask (address, at);

create table identity.phone_proof (
    digest     bytea primary key check (length(digest) = 32),
    phone      bytea not null,
    expires_at timestamptz not null
);

create index phone_proof_by_expiry on identity.phone_proof (expires_at);

-- What administrators and everyone at the door did. Rows are only ever added.
create table identity.audit (
    id         uuid primary key,
    at         timestamptz not null,
    act        text not null check (length(act) between 1 and 60),
    actor      uuid,
    actor_name text not null,
    subject    text not null,
    detail     text not null default '',
    address    text not null default ''
);

create index audit_by_time on identity.audit (at desc, id desc);
create index audit_refused_by_address on identity.audit (address, at) where act = 'identity.act.sign-in-refused';

-- Each reading of personal data by staff, shown to the person it belongs to. Rows are only ever added.
create table identity.reading (
    id          uuid primary key,
    at          timestamptz not null,
    reader      uuid not null,
    reader_name text not null,
    subject     text not null,
    field       text not null,
    owner       bytea
);

create index reading_by_subject on identity.reading (subject, at);
create index reading_by_owner on identity.reading (owner, at) where owner is not null;
create index reading_by_time on identity.reading (at desc, id desc);

create function identity.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only ever added', tg_table_name;
end
$$;

create trigger audit_stands before update or delete or truncate on identity.audit
    for each statement execute function identity.refuse_change();

create trigger reading_stands before update or delete or truncate on identity.reading
    for each statement execute function identity.refuse_change();

-- Sessions of staff, in the layout Spring Session expects.
create table identity.spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);

create unique index spring_session_ix1 on identity.spring_session (session_id);
create index spring_session_ix2 on identity.spring_session (expiry_time);
create index spring_session_ix3 on identity.spring_session (principal_name);

create table identity.spring_session_attributes (
    session_primary_id char(36) not null references identity.spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
