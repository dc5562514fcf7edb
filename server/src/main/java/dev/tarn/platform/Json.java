package dev.tarn.platform;

import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in columns. */
@Component
public class Json {
    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public JSONB column(Object value) {
        return JSONB.valueOf(mapper.writeValueAsString(value));
    }

    public JsonNode tree(JSONB column) {
        return mapper.readTree(column.data());
    }

    public ObjectNode object(JSONB column) {
        return (ObjectNode) mapper.readTree(column.data());
    }

    public JsonMapper mapper() {
        return mapper;
    }
}
