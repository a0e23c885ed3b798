package org.gongzhi.identity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes on their way, who asked for them, and the proofs that came of them. */
@Repository
class PhoneProofRepository {

    private static final int TRIES = 5;

    private final JdbcClient jdbc;

    PhoneProofRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two requests for one phone in the same moment count one after the other. */
    void lock(byte[] phone) {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ByteBuffer.wrap(phone).getLong())
                .query((_, _) -> true)
                .single();
    }

    int askedBy(byte[] phone, Instant since) {
        return jdbc.sql("select count(*) from identity.phone_ask where phone_digest = :phone and at > :since")
                .param("phone", phone)
                .param("since", Shanghai.utc(since))
                .query(Integer.class)
                .single();
    }

    int askedFrom(String address, Instant since) {
        return jdbc.sql("select count(*) from identity.phone_ask where address = :address and at > :since")
                .param("address", address)
                .param("since", Shanghai.utc(since))
                .query(Integer.class)
                .single();
    }

    void keepAsk(byte[] phone, String address, Instant at) {
        jdbc.sql("""
                        insert into identity.phone_ask (id, phone_digest, address, at)
                        values (:id, :phone, :address, :at)
                        """)
                .param("id", Ids.next())
                .param("phone", phone)
                .param("address", address)
                .param("at", Shanghai.utc(at))
                .update();
    }

    void keepCode(byte[] phone, byte[] code, Instant at, Instant until) {
        jdbc.sql("""
                        insert into identity.phone_code (phone_digest, code_digest, asked_at, expires_at)
                        values (:phone, :code, :at, :until)
                        on conflict (phone_digest) do update
                           set code_digest = :code, asked_at = :at, expires_at = :until, tries = 0
                        """)
                .param("phone", phone)
                .param("code", code)
                .param("at", Shanghai.utc(at))
                .param("until", Shanghai.utc(until))
                .update();
    }

    /** Counts one try and returns what the code must be; empty when the tries or the time are used up. */
    Optional<byte[]> tryCode(byte[] phone, Instant now) {
        return jdbc.sql("""
                        update identity.phone_code
                           set tries = tries + 1
                         where phone_digest = :phone and tries < :tries and expires_at > :now
                        returning code_digest
                        """)
                .param("phone", phone)
                .param("tries", TRIES)
                .param("now", Shanghai.utc(now))
                .query((row, _) -> row.getBytes("code_digest"))
                .optional();
    }

    void dropCode(byte[] phone) {
        jdbc.sql("delete from identity.phone_code where phone_digest = :phone")
                .param("phone", phone)
                .update();
    }

    void keepProof(byte[] digest, byte[] phone, Instant until) {
        jdbc.sql("insert into identity.phone_proof (digest, phone, expires_at) values (:digest, :phone, :until)")
                .param("digest", digest)
                .param("phone", phone)
                .param("until", Shanghai.utc(until))
                .update();
    }

    Optional<byte[]> phone(byte[] digest, Instant now) {
        return jdbc.sql("select phone from identity.phone_proof where digest = :digest and expires_at > :now")
                .param("digest", digest)
                .param("now", Shanghai.utc(now))
                .query((row, _) -> row.getBytes("phone"))
                .optional();
    }

    void dropProof(byte[] digest) {
        jdbc.sql("delete from identity.phone_proof where digest = :digest")
                .param("digest", digest)
                .update();
    }

    /** What has run out is of no use to anybody; a little at a time, and never waiting for another request. */
    void forgetBefore(Instant now) {
        jdbc.sql("""
                        with codes as (
                            delete from identity.phone_code where phone_digest in (
                                select phone_digest from identity.phone_code
                                 where expires_at < :now limit 100 for update skip locked)),
                        asks as (
                            delete from identity.phone_ask where id in (
                                select id from identity.phone_ask
                                 where at < :yesterday limit 100 for update skip locked))
                        delete from identity.phone_proof where digest in (
                            select digest from identity.phone_proof
                             where expires_at < :now limit 100 for update skip locked)
                        """)
                .param("now", Shanghai.utc(now))
                .param("yesterday", Shanghai.utc(now.minusSeconds(86_400)))
                .update();
    }
}
