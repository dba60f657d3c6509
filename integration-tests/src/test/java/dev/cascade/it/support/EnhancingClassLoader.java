package dev.cascade.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/**
 * Loads classes of its parent a second time, the entities among them enhanced as Hibernate's build
 * plug-in does it: lazy attributes, dirty tracking, no management of associations.
 */
public final class EnhancingClassLoader extends ClassLoader {

  private final String prefix;
  private final Enhancer enhancer =
      BytecodeProviderInitiator.buildDefaultBytecodeProvider()
          .getEnhancer(new WithoutAssociationManagement());

  /**
   * A loader for the classes whose full names begin with {@code prefix}.
   *
   * @param originals has their files too
   */
  public EnhancingClassLoader(ClassLoader originals, String prefix) {
    super(originals);
    this.prefix = prefix;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.startsWith(prefix) ? enhanced(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> enhanced(String name) throws ClassNotFoundException {
    var original = bytes(name);
    var enhanced = enhancer.enhance(name, original);
    var bytes = enhanced == null ? original : enhanced;
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (var stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private final class WithoutAssociationManagement extends DefaultEnhancementContext {

    @Override
    public ClassLoader getLoadingClassLoader() {
      return getParent();
    }

    @Override
    public boolean doBiDirectionalAssociationManagement(UnloadedField field) {
      return false;
    }
  }
}
