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
        return switch (vector.get("kind").asString()) {
            case "inclusion" ->
                Merkle.includes(
                        number(vector, "leafIdx"),
                        number(vector, "treeSize"),
                        bytes(vector, "leafHash"),
                        proof(vector),
                        bytes(vector, "root"));
            case "consistency" ->
                Merkle.continues(
                        number(vector, "size1"),
                        bytes(vector, "root1"),
                        number(vector, "size2"),
                        bytes(vector, "root2"),
                        proof(vector));
            case "subtreeinclusion" ->
                new Subtree(number(vector, "start"), number(vector, "end"))
                        .includes(
                                number(vector, "leafIdx"),
                                bytes(vector, "leafHash"),
                                proof(vector),
                                bytes(vector, "root"));
            case "subtreeconsistency" ->
                new Subtree(number(vector, "start"), number(vector, "end"))
                        .isPartOf(
                                number(vector, "size"), bytes(vector, "root1"), bytes(vector, "root2"), proof(vector));
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    /** Some vectors ask for more than a long holds; there it is negative, as in any program that counts in longs. */
    private static long number(JsonNode vector, String field) {
        return vector.get(field).bigIntegerValue().longValue();
    }

    private static List<byte[]> proof(JsonNode vector) {
        var hashes = new ArrayList<byte[]>();
        vector.path("proof").forEach(hash -> hashes.add(decoded(hash)));
        return hashes;
    }

    private static byte[] bytes(JsonNode vector, String field) {
        return decoded(vector.get(field));
    }

    private static byte[] decoded(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asString());
    }

    private static Stream<JsonNode> vectors() throws IOException {
        try (var in = new ClassPathResource("golden/merkle-vectors.json").getInputStream()) {
            return Stream.of(new JsonMapper().readValue(in, JsonNode[].class));
        }
    }
}
