package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.KernelChoice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A step of our optimisers against the operator test data of ONNX (domain
/// `ai.onnx.preview.training`, version 1), which is there for T = 0, the first step, alone.
///
/// ONNX adds c·X to the gradient first (norm_coefficient), as our coupled weight decay does. Where
/// its definitions differ from ours:
///
/// * Adam with T = 0 corrects nothing, and with T > 0 it adds ε before the correction of √v, where
///   Kingma & Ba and we add it after. Without our `begin` nothing is corrected, and both are one.
///   norm_coefficient_post, a share that is taken from X_new, is 0 here.
/// * Momentum multiplies the gradient by β, but not in the first step; ours does never. Its V is
///   our last change over −R, so that a change of the rate acts on all of V, but not on our last
///   change.
/// * Adagrad divides the rate by 1 + T·decay_factor; ours leaves that to the schedule.
class OnnxOperatorDataTest {

  /// The ε that the outputs of adam_multiple were made with; its model does not say so, and ONNX's
  /// default of 10⁻⁶ gives others.
  private static final float EPSILON_OF_MULTIPLE = 0.01f;

  /// The tensors of a case by name, and the attributes of its operator.
  private record Case(Map<String, float[]> tensors, Map<String, Float> attributes) {

    static Case of(String name) throws IOException {
      var node = ProtobufFields.of(file(name + "/model.onnx")).message(7).message(1);
      var attributes = new HashMap<String, Float>();
      for (ByteBuffer bytes : node.all(5, ByteBuffer.class)) {
        var attribute = ProtobufFields.of(bytes);
        attribute.all(2, Float.class).forEach(f -> attributes.put(attribute.text(1), f));
      }
      var tensors = new HashMap<String, float[]>();
      for (String kind : List.of("input", "output")) {
        int count = node.all(kind.equals("input") ? 1 : 2, ByteBuffer.class).size();
        for (int i = 0; i < count; i++) {
          var tensor = ProtobufFields.of(file("%s/%s_%d.pb".formatted(name, kind, i)));
          tensors.put(tensor.text(8), floats(tensor.all(9, ByteBuffer.class).getFirst()));
        }
      }
      return new Case(tensors, attributes);
    }

    private static ByteBuffer file(String name) throws IOException {
      try (var in = OnnxOperatorDataTest.class.getResourceAsStream("/onnx/" + name)) {
        if (in == null) {
          throw new IOException(name + " is missing");
        }
        return ByteBuffer.wrap(in.readAllBytes());
      }
    }

    private static float[] floats(ByteBuffer raw) {
      float[] values = new float[raw.remaining() / Float.BYTES];
      raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    float[] tensor(String name) {
      float[] values = tensors.get(name);
      assertTrue(values != null, "no tensor " + name);
      return values.clone();
    }

    float attribute(String name) {
      Float value = attributes.get(name);
      assertTrue(value != null, "no attribute " + name);
      return value;
    }

    float rate() {
      return tensor("R")[0];
    }

    /// Ends of the names of the parameters: none, or 1 and 2.
    List<String> ends() {
      var ends = new ArrayList<String>();
      for (String end : List.of("", "1", "2")) {
        if (tensors.containsKey("X" + end)) {
          ends.add(end);
        }
      }
      assertEquals(0f, tensor("T")[0]);
      return ends;
    }

    /// G + c·X.
    float[] gradient(String end) {
      float[] gradient = tensor("G" + end);
      float[] x = tensor("X" + end);
      for (int i = 0; i < x.length; i++) {
        gradient[i] += attribute("norm_coefficient") * x[i];
      }
      return gradient;
    }

    /// A step from X with a state: X_new.
    float[] stepped(Optimizer optimizer, String end, float[]... state) {
      float[] x = tensor("X" + end);
      optimizer.step(KernelChoice.oracle(), x, 0, gradient(end), 0, x.length, state, rate());
      return x;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adam_multiple"})
  void adam(String name) throws IOException {
    var data = Case.of(name);
    float epsilon = data.attributes().getOrDefault("epsilon", EPSILON_OF_MULTIPLE);
    for (String end : data.ends()) {
      var adam = new Adam(data.attribute("alpha"), data.attribute("beta"), epsilon);
      float[] means = data.tensor("V" + end);
      float[] squares = data.tensor("H" + end);
      float[] x = data.stepped(adam, end, means, squares);
      assertNear(data.tensor("X" + end + "_new"), x);
      assertNear(data.tensor("V" + end + "_new"), means);
      assertNear(data.tensor("H" + end + "_new"), squares);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"adagrad", "adagrad_multiple"})
  void adaGrad(String name) throws IOException {
    var data = Case.of(name);
    for (String end : data.ends()) {
      float[] squares = data.tensor("H" + end);
      float[] x = data.stepped(new AdaGrad(data.attribute("epsilon")), end, squares);
      assertNear(data.tensor("X" + end + "_new"), x);
      assertNear(data.tensor("H" + end + "_new"), squares);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "momentum_multiple", "nesterov_momentum"})
  void momentum(String name) throws IOException {
    var data = Case.of(name);
    // The inputs of momentum_multiple are named H, its outputs V.
    String velocity = name.equals("momentum_multiple") ? "H" : "V";
    for (String end : data.ends()) {
      var descent = new GradientDescent(data.attribute("alpha"), name.startsWith("nesterov"));
      float[] changes = scaled(data.tensor(velocity + end), -data.rate());
      float[] x = data.stepped(descent, end, changes);
      assertNear(data.tensor("X" + end + "_new"), x);
      assertNear(data.tensor("V" + end + "_new"), scaled(changes, -1 / data.rate()));
    }
  }

  private static float[] scaled(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return values;
  }

  private static void assertNear(float[] expected, float[] actual) {
    assertArrayEquals(expected, actual, 1e-6f);
  }
}
