package io.purser.domain.kyc.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.kyc.business.Described;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.list.PageRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Documents} must do. */
public abstract class DocumentsContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveBusiness() {
    customer =
        given.customer(
            CustomerBuilder.aBusiness().of(tenant.id()).createdAt(store().now()).build());
  }

  private Documents documents() {
    return store().documents();
  }

  private Document added(String words, Document.Kind kind, Duration ago) {
    var document = HandedIn.document(customer, kind, store().now().minus(ago));
    in(() -> documents().add(document, content(words, document)));
    return document;
  }

  private static DocumentContent content(String words, Document document) {
    return HandedIn.content(words, document.size());
  }

  @Test
  void a_document_is_read_back_piece_by_piece_as_it_was_added() {
    var document = added("one", Document.Kind.ARTICLES, Duration.ZERO);
    var pieces = content("one", document).pieces();

    assertThat(in(() -> documents().get(tenant.id(), document.id()))).contains(document);
    assertThat(pieces).hasSize(4);
    for (int number = 0; number < pieces.size(); number++) {
      int at = number;
      assertThat(in(() -> documents().piece(tenant.id(), document.id(), at)).orElseThrow())
          .isEqualTo(pieces.get(at));
    }
    assertThat(in(() -> documents().piece(tenant.id(), document.id(), 4))).isEmpty();
  }

  @Test
  void a_content_is_known_again_for_its_customer_alone() {
    var document = added("one", Document.Kind.ARTICLES, Duration.ZERO);
    var content = content("one", document);
    var other = given.customer(tenant);

    assertThat(in(() -> documents().withContent(tenant.id(), customer.id(), content)))
        .contains(document);
    assertThat(in(() -> documents().withContent(tenant.id(), other.id(), content))).isEmpty();
    assertThat(
            in(() -> documents().withContent(tenant.id(), customer.id(), content("two", document))))
        .isEmpty();
  }

  @Test
  void they_are_listed_newest_first_counted_and_asked_for_by_kind() {
    var older = added("one", Document.Kind.ARTICLES, Duration.ofSeconds(2));
    var newer = added("two", Document.Kind.OTHER, Duration.ofSeconds(1));

    in(
        () -> {
          assertThat(documents().list(tenant.id(), customer.id(), PageRequest.first(5)).items())
              .containsExactly(newer, older);
          assertThat(documents().count(tenant.id(), customer.id())).isEqualTo(2);
          assertThat(documents().areThereOf(tenant.id(), customer.id(), Document.Kind.ARTICLES))
              .isTrue();
          assertThat(documents().areThereOf(tenant.id(), customer.id(), Document.Kind.IDENTITY))
              .isFalse();
        });
  }

  @Test
  void those_about_a_shareholder_are_found() {
    var at = store().now();
    var shareholder =
        new Shareholder(
            ShareholderId.next(Given.IDS),
            tenant.id(),
            customer.id(),
            Described.person("Ana", "25"),
            at,
            at,
            1);
    var passport =
        new Document(
            DocumentId.next(Given.IDS),
            tenant.id(),
            customer.id(),
            Document.Kind.IDENTITY,
            shareholder.id(),
            FileType.PDF,
            "passport.pdf",
            20,
            at);
    in(
        () -> {
          store().shareholders().add(shareholder);
          documents().add(passport, HandedIn.content("passport", 20));
        });
    added("one", Document.Kind.ARTICLES, Duration.ZERO);

    assertThat(in(() -> documents().about(tenant.id(), shareholder.id())))
        .containsExactly(passport);
  }

  @Test
  void what_is_removed_is_gone_with_its_content_and_may_be_handed_in_again() {
    var first = added("one", Document.Kind.ARTICLES, Duration.ZERO);
    added("two", Document.Kind.ARTICLES, Duration.ZERO);

    in(() -> documents().remove(tenant.id(), first.id()));
    assertThat(in(() -> documents().get(tenant.id(), first.id()))).isEmpty();
    assertThat(in(() -> documents().piece(tenant.id(), first.id(), 0))).isEmpty();
    added("one", Document.Kind.ARTICLES, Duration.ZERO);

    in(() -> documents().removeAllOf(tenant.id(), customer.id()));
    assertThat(in(() -> documents().count(tenant.id(), customer.id()))).isZero();
  }

  @Test
  void another_tenants_documents_are_nowhere_to_be_seen() {
    var mine = added("one", Document.Kind.ARTICLES, Duration.ZERO);

    given.in(
        stranger,
        () -> {
          documents().remove(stranger.id(), mine.id());
          documents().removeAllOf(stranger.id(), customer.id());
          assertThat(documents().get(stranger.id(), mine.id())).isEmpty();
          assertThat(documents().piece(stranger.id(), mine.id(), 0)).isEmpty();
          assertThat(documents().count(stranger.id(), customer.id())).isZero();
        });
    assertThat(in(() -> documents().get(tenant.id(), mine.id()))).contains(mine);
  }
}
