package org.gongzhi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 518 cases of transparency-dev/merkle, of which those marked must be refused. */
class MerkleVectorsTests {

    @Test
    void agreesWithEveryVector() throws IOException {
        assertThat(vectors()).hasSize(518);
        assertThat(vectors())
                .allSatisfy(vector -> assertThat(accepts(vector))
                        .as(vector.get("case").asString())
                        .isEqualTo(!vector.get("wantErr").asBoolean()));
    }

    private static boolean accepts(JsonNode vector) {
        return vector.get("kind").asString().equals("inclusion")
                ? Merkle.includes(
                        vector.get("leafIdx").asLong(),
                        vector.get("treeSize").asLong(),
                        bytes(vector.get("leafHash")),
                        proof(vector),
                        bytes(vector.get("root")))
                : Merkle.continues(
                        vector.get("size1").asLong(),
                        bytes(vector.get("root1")),
                        vector.get("size2").asLong(),
                        bytes(vector.get("root2")),
                        proof(vector));
    }

    private static List<byte[]> proof(JsonNode vector) {
        var hashes = new ArrayList<byte[]>();
        vector.path("proof").forEach(hash -> hashes.add(bytes(hash)));
        return hashes;
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asString());
    }

    private static Stream<JsonNode> vectors() throws IOException {
        try (var in = new ClassPathResource("golden/merkle-vectors.json").getInputStream()) {
            return Stream.of(new JsonMapper().readValue(in, JsonNode[].class));
        }
    }
}
