package dev.hillock.model;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.Preparation;
import java.util.List;

/// One trained network, or several whose predictions are averaged, with all that a prediction needs
/// and where it all comes from. Immutable as long as nobody writes to the parameters' arrays.
///
/// @param members at least one; all predict the same target
/// @param provenance where it comes from
public record Model(List<Member> members, Provenance provenance) {

  /// The number of the arithmetic: the same inputs and parameters give the same bits in every
  /// version of the library that has the same number.
  public static final int ARITHMETIC = 1;

  public Model {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a model has no member; it needs at least one");
    }
    var first = members.getFirst();
    for (Member member : members) {
      var target = member.preparation().target();
      boolean same =
          target.columns().equals(first.preparation().target().columns())
              && target.outputs() == first.preparation().target().outputs()
              && member.architecture().output().activation()
                  == first.architecture().output().activation();
      if (!same) {
        throw new IllegalArgumentException(
            "members predict %s and %s; all must predict the same"
                .formatted(first.preparation().target().columns(), target.columns()));
      }
    }
  }

  /// A model of one network.
  public Model(
      Preparation preparation,
      Architecture architecture,
      Parameters parameters,
      Provenance provenance) {
    this(List.of(new Member(preparation, architecture, parameters)), provenance);
  }

  /// Whether there are several members.
  public boolean isEnsemble() {
    return members.size() > 1;
  }

  /// Transforms and target coding of the first member.
  public Preparation preparation() {
    return members.getFirst().preparation();
  }

  /// The layers of the first member.
  public Architecture architecture() {
    return members.getFirst().architecture();
  }

  /// What the first member learned.
  public Parameters parameters() {
    return members.getFirst().parameters();
  }

  /// SHA-256 of the parameters of all members, one after the other.
  public String fingerprint() {
    return Parameters.fingerprint(members.stream().map(Member::parameters).toList());
  }
}
