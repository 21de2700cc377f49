package io.github.keycloakpat.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Records of {@code api} and JSON. Fields of a newer server are passed over. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    /** Our server leaves no field out: an answer that lacks one is another program's. */
    private static final JsonMapper WHOLE = MAPPER.rebuild()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** In lines, as people read it too. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if it is no JSON, or not of this type */
    public static <T> T read(String text, Class<T> type) throws IOException {
        return present(MAPPER.readValue(text, type));
    }

    /** The same, with all fields of the record. */
    static <T> T readWhole(String text, Class<T> type) throws IOException {
        return present(WHOLE.readValue(text, type));
    }

    static <T> List<T> readList(String text, Class<T> type) throws IOException {
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(List.class, type);
        List<T> read = present(WHOLE.<List<T>>readValue(text, list));
        for (T item : read) {
            present(item);
        }
        return List.copyOf(read);
    }

    /** @throws IOException if it is no JSON; where it is nothing, a missing node */
    public static JsonNode tree(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    private static <T> T present(T value) throws IOException {
        if (value == null) {
            throw new IOException("nothing was said");
        }
        return value;
    }
}
