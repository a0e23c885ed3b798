package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Acs3Tests {

    /** The worked example in the provider's description of the method. */
    @Test
    void signsTheDocumentedExample() {
        var query = Acs3.query(
                Map.of("RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"));

        var headers = new Acs3("YourAccessKeyId", "YourAccessKeySecret")
                .headers(
                        "ecs.cn-shanghai.aliyuncs.com",
                        "RunInstances",
                        "2014-05-26",
                        query,
                        Instant.parse("2023-10-26T10:22:32.987Z"),
                        "3156853299f313e23d1673dc12e1703d");

        assertThat(headers)
                .containsEntry(
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
                                + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void escapesAsTheStandardSays() {
        assertThat(Acs3.query(Map.of("b", "v=a b*c~d/e", "a", "共治")))
                .isEqualTo("a=%E5%85%B1%E6%B2%BB&b=v%3Da%20b%2Ac~d%2Fe");
    }
}
